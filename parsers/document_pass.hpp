// One pass over one document, whatever the library that reads it: builds the tree, takes base64
// content away, holds the limits and collects what is wrong. XmlParser calls it in the order of the
// document; Reader makes one per thread and uses it again.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/finding.hpp"
#include "parsers/base64.hpp"
#include "parsers/read_limits.hpp"
#include "parsers/schema_message.hpp"
#include "parsers/text_position.hpp"
#include "parsers/tree_builder.hpp"

namespace ecluse::parsers {

/// What was taken out of a text before the pass over it: for each gap the stream that had it.
struct LiftedParts {
  std::span<const Gap> gaps;
  std::span<Base64Stream> contents;
  std::uint64_t inflated = 0;  ///< Contents::inflated so far
};

class DocumentPass {
 public:
  /// `base64_elements`: local names of the elements whose text is decoded and not kept. `open`
  /// makes the sinks of their contents; it may be empty.
  DocumentPass(ReadLimits limits, std::span<const std::string_view> base64_elements,
               OpenSink open = {});

  /// From now on a run of text beside elements is a child without name too (parsers/mixed).
  void keep_runs() { keeps_runs_ = true; }

  /// Begins a document; `text` (UTF-8), `document` and `lifted` must outlive the pass over it.
  void begin(std::string_view text, Document& document, LiftedParts lifted = {});

  /// A start tag that ends at `tag_end`. Null when the pass stops here; `depth` counts it.
  Element* open(InternedName prefix, InternedName name, InternedName ns, std::size_t tag_end);
  /// An attribute of the element just opened, in the room that add_attributes gave.
  void set_attribute(Attribute& room, InternedName prefix, InternedName name, InternedName ns,
                     std::string_view value);
  std::span<Attribute> add_attributes(std::size_t count);
  /// The gap behind the start tag just opened, or null.
  [[nodiscard]] const Gap* gap_behind() const { return gap_behind_; }

  /// Character data of the open element, in pieces.
  void text(std::string_view piece);
  /// The text since the last tag that the schema must see, before a child opens: empty when blank.
  std::string_view run_before_child();
  /// The same before the open element ends: blanks count in an element without children.
  std::string_view run_before_end();
  void close();

  // What is wrong. The first three stop the pass.
  void stop(std::string_view code, std::uint32_t line, std::uint32_t column,
            std::vector<Value> values);
  void doctype(std::size_t offset);
  void over_limit(std::string_view limit, std::uint64_t seen);
  /// A complaint of the schema validator about the open element.
  void complain(int number, Moment moment, std::string_view message);
  /// The root is not that of the schema.
  void wrong_root(std::string_view expected);

  [[nodiscard]] bool stopped() const { return stopped_; }
  /// No room for another finding: the schema need not be asked any more.
  [[nodiscard]] bool full() const { return noted_.size() >= limits_.findings; }
  [[nodiscard]] std::size_t depth() const { return builder_.depth(); }
  /// Every finding so far is of a kind that a second opinion may lift, and there is one.
  [[nodiscard]] bool doubtful() const { return !noted_.empty() && noted_.size() == doubtful_; }

  /// Given a finding and the element that it is about, once the whole tree is there.
  using Explain = std::function<void(Finding&, const Element&)>;

  /// The findings, each with its place in the whole tree; the pass is over. What stopped the
  /// reading comes first, behind a wrong root only; of the element it stopped in, which is not
  /// whole, no structure is told.
  std::vector<Finding> findings(const Explain& explain = {});

 private:
  struct Noted {
    Finding finding;
    const Element* at;
  };
  struct Frame {
    std::size_t start = 0;  ///< of the element's text in texts_
    std::size_t run = 0;    ///< of the text since its last child
    bool has_children = false;
    bool mixed = false;  ///< a run was kept
  };

  void note(std::string_view code, const Element* at, std::vector<Value> values);
  [[nodiscard]] bool is_base64(std::string_view name) const;
  [[nodiscard]] std::string_view run() const;
  [[nodiscard]] bool in_base64() const { return base64_depth_ != 0 && depth() == base64_depth_; }
  void place(Element& element, std::size_t tag_end);
  void keep_run();
  void open_base64(std::size_t tag_end);
  void close_base64();

  ReadLimits limits_;
  std::span<const std::string_view> base64_elements_;
  std::bitset<64> base64_sizes_;  ///< of their names: most other names are told apart by that
  TreeBuilder builder_;
  TextPosition position_;
  std::string_view source_;
  Document* document_ = nullptr;
  std::string texts_;  ///< the texts of the open elements, one after the other
  std::vector<Frame> frames_;
  Contents contents_;
  LiftedParts lifted_;  ///< those not met yet
  const Gap* gap_behind_ = nullptr;
  Base64Stream base64_;
  std::size_t base64_depth_ = 0;  ///< of the open base64 element, 0 for none
  std::uint32_t elements_ = 0;
  std::vector<Noted> noted_;
  std::size_t doubtful_ = 0;
  bool stopped_ = false;
  bool keeps_runs_ = false;
};

}  // namespace ecluse::parsers
