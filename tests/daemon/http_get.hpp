// Asks a server on the real loopback, byte by byte.
#pragma once

#include <string>

namespace ecluse::tests {

/// A socket connected to "127.0.0.1:port"; to be closed. Fails the test where nobody listens.
int connected(const std::string& address);

/// All that is answered to a request before the server closes.
std::string asked(const std::string& address, const std::string& request);

/// The answer to GET, headers included; empty where nobody listens.
std::string got(const std::string& address, const std::string& path);

}  // namespace ecluse::tests
