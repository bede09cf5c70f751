// The predicates that many rows share: what distinguishes the rows is in the row.
#include <string>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"
#include "validation/chorus/tree.hpp"
#include "validation/identifiers.hpp"

namespace ecluse::validation {

void text_length(const ChorusCheck& check) {
  for_each_place(check, [&](const Element& at) {
    const auto text = trimmed_text(at);
    const auto length = character_count(text);
    if (length > check.rule.limit)
      report_at(check, &at,
                {seen(text),
                 {"length", std::to_string(length)},
                 {"expected", std::to_string(check.rule.limit)}});
  });
}

void text_listed(const ChorusCheck& check) {
  for_each_place(check, [&](const Element& at) {
    const auto text = trimmed_text(at);
    if (!is_listed(text, check.rule.allowed))
      report_at(check, &at, {seen(text), {"expected", std::string(check.rule.allowed)}});
  });
}

void text_not_listed(const ChorusCheck& check) {
  for_each_place(check, [&](const Element& at) {
    const auto text = trimmed_text(at);
    if (is_listed(text, check.rule.allowed)) report_at(check, &at, {seen(text)});
  });
}

void count_at_most(const ChorusCheck& check) {
  std::uint32_t count = 0;
  const Element* first_beyond = nullptr;
  for_each_place(check, [&](const Element& at) {
    if (++count == check.rule.limit + 1) first_beyond = &at;
  });
  if (first_beyond)
    report_at(check, first_beyond,
              {{"seen", std::to_string(count)}, {"expected", std::to_string(check.rule.limit)}});
}

}  // namespace ecluse::validation
