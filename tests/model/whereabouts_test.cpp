#include "model/whereabouts.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

constexpr Whereabouts number{"Head/ID", "ExchangedDocument/Head/ID", "Head/Id"};

/// <Invoice><Head/></Invoice>
struct SmallPiece {
  Element root, head;
  Piece piece;

  SmallPiece() {
    root.first_child = &head;
    head.name = "Head";
    head.parent = &root;
    piece.root = &root;
    piece.syntax = Syntax::ubl_invoice;
  }
};

TEST(Whereabouts, PointAtTheDeepestElementThatExists) {
  SmallPiece small;
  EXPECT_EQ(nearest(small.piece, number), &small.head);
  small.piece.syntax = Syntax::cii;
  EXPECT_EQ(nearest(small.piece, number), &small.root);
  EXPECT_EQ(nearest(Piece{}, number), nullptr);
}

TEST(Whereabouts, NameTheElementToWriteInTheSyntaxOfThePiece) {
  SmallPiece small;
  EXPECT_EQ(dotted_path_of(small.piece, number), "Head.ID");
  small.piece.syntax = Syntax::cii;
  EXPECT_EQ(dotted_path_of(small.piece, number), "ExchangedDocument.Head.ID");
  EXPECT_EQ(path_in(small.piece, {"Head/ID", ""}), "");
  small.piece.syntax = Syntax::cpp_mixte;
  EXPECT_EQ(dotted_path_of(small.piece, number), "Head.Id");
  EXPECT_EQ(path_in(small.piece, {"Head/ID", "Head/ID"}), "");
}

}  // namespace
}  // namespace ecluse
