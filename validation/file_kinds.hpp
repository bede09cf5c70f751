// What may be joined to a piece: the name of a file, its extension, and what its bytes must then be
// (chorus-edi.md §1.5). Asked by the rules of attachments, and by the console before it keeps a
// file. Pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/content.hpp"

namespace ecluse::validation {

/// Not to be reached by one attachment, bytes.
inline constexpr std::uint64_t attachment_limit = 10 * one_mo;
/// Of the name of a file, extension included, in characters.
inline constexpr std::size_t longest_file_name = 50;

/// In lower case, without its point; empty for none.
std::string extension_of(std::string_view file_name);

/// Whether files of that extension are admitted at all.
bool is_admitted(std::string_view extension);
/// Whether such bytes are what that extension says; false for one that is not admitted.
bool is_admitted(std::string_view extension, ContentType type);

/// Whether a name has a character that file systems keep for themselves.
bool has_forbidden_character(std::string_view file_name);

}  // namespace ecluse::validation
