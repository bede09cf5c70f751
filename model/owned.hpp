// What a C library gives and takes back, owned: for the pairs of files that meet such a library
// (libxml2, OpenSSL, libxmlsec1). Any thread, as its library allows.
#pragma once

#include <memory>

namespace ecluse {

template <auto Release>
struct Releaser {
  template <class T>
  void operator()(T* one) const {
    Release(one);
  }
};

/// Released by `Release(pointer)`, which is never given null.
template <class T, auto Release>
using Owned = std::unique_ptr<T, Releaser<Release>>;

}  // namespace ecluse
