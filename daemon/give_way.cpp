#include "daemon/give_way.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace ecluse::daemon {

void give_way() {
  thread_local bool done = false;
  if (done) return;
  done = true;
  static_cast<void>(setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), given_way));
}

}  // namespace ecluse::daemon
