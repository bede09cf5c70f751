#include "daemon/intake.hpp"

#include <utility>

#include "lifecycle/spill.hpp"

namespace ecluse::daemon {

void Intake::begin(const std::string& name) {
  name_ = name;
  ++begun_;
  whole_.clear();
  if (turn_ == Turn::first && admission_ == Admission::open)
    lift_.emplace(lifecycle::hashing_sinks());
}

void Intake::take(std::string_view bytes) {
  if (lift_) lift_->feed(bytes);
  if (turn_ == Turn::second && wanted_.contains(begun_ - 1)) whole_ += bytes;
}

void Intake::end() {
  if (lift_) return end_first();
  if (turn_ == Turn::second && wanted_.contains(begun_ - 1))
    pieces_.add(begun_ - 1, {name_, parsers::unlifted(whole_)});
}

void Intake::end_first() {
  auto content = lift_->finish();
  lift_.reset();
  const auto place = pieces_.add_place();
  if (content.wanted_whole)
    wanted_.insert(place);
  else
    pieces_.add(place, {name_, std::move(content)});
}

void Intake::begin_again() {
  turn_ = Turn::second;
  begun_ = 0;
}

}  // namespace ecluse::daemon
