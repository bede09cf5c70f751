// Threads that answer people give way to the gate: who looks must not slow down what comes in
// (acceptance: the pipeline loses less than a tenth of its rate). Linux: a thread has a priority of
// its own.
#pragma once

namespace ecluse::daemon {

/// How much less than the gate such a thread is given, when there is not enough for both: about a
/// thirtieth.
inline constexpr int given_way = 15;

/// Lowers the priority of the calling thread, once. What cannot be lowered stays.
void give_way();

}  // namespace ecluse::daemon
