#include "daemon/status_server.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <thread>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace ecluse::daemon {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr std::size_t most_sessions = 16;
constexpr std::size_t longest_request = 4096;  // bytes
constexpr std::chrono::seconds patience{5};
constexpr std::chrono::milliseconds after_failed_accept{100};

/// One connection: one request, one answer. It holds itself as long as Beast works for it, which is
/// what the shared_ptr is for.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, const StatusServer::Tell& tell, std::size_t& open)
      : stream_(std::move(socket)), buffer_(longest_request), tell_(tell), open_(open) {
    ++open_;
    parser_.header_limit(static_cast<std::uint32_t>(longest_request));
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() { --open_; }

  void run() {
    stream_.expires_after(patience);
    http::async_read_header(stream_, buffer_, parser_,
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error) self->answer();
                            });
  }

 private:
  void answer() {
    const auto& request = parser_.get();
    StatusAnswer told;
    if (request.method() != http::verb::get)
      told.status = 405;
    else
      told = tell_(std::string_view(request.target().data(), request.target().size()));
    response_.result(told.status);
    response_.set(http::field::content_type, told.type);
    response_.set(http::field::cache_control, "no-store");
    response_.keep_alive(false);
    response_.content_length(told.body.size());
    response_.body() = std::move(told.body);
    stream_.expires_after(patience);
    http::async_write(stream_, response_,
                      [self = shared_from_this()](beast::error_code, std::size_t) {
                        beast::error_code ignored;
                        self->stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
                      });
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  http::request_parser<http::empty_body> parser_;
  http::response<http::string_body> response_;
  const StatusServer::Tell& tell_;
  std::size_t& open_;
};

}  // namespace

struct StatusServer::Works {
  Tell tell;
  std::size_t open = 0;  ///< sessions; of the thread of the server
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  asio::steady_timer pause{context};
  std::thread thread{};

  void work() {
    while (!context.stopped()) {
      try {
        context.run();
      } catch (...) {  // out of memory, say: the connection at fault is gone, the daemon lives
        continue;
      }
    }
  }

  /// The next one; a moment later where no descriptor is left for it.
  void accept() {
    acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) {
        pause.expires_after(after_failed_accept);
        pause.async_wait([this](beast::error_code stopped) {
          if (!stopped) accept();
        });
        return;
      }
      accept();
      if (open < most_sessions) std::make_shared<Session>(std::move(socket), tell, open)->run();
    });
  }
};

Result<std::unique_ptr<StatusServer>> StatusServer::listen(const LoopbackAddress& address) {
  auto works = std::make_unique<Works>();
  beast::error_code error;
  const tcp::endpoint endpoint(asio::ip::make_address(address.host, error), address.port);
  auto& acceptor = works->acceptor;
  if (!error) acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(static_cast<int>(most_sessions), error);
  if (error)
    return failure("E_METRICS",
                   address.host + ':' + std::to_string(address.port) + ": " + error.message());
  return std::unique_ptr<StatusServer>(new StatusServer(std::move(works)));
}

StatusServer::StatusServer(std::unique_ptr<Works> works) : works_(std::move(works)) {}

StatusServer::~StatusServer() {
  works_->context.stop();
  if (works_->thread.joinable()) works_->thread.join();
}

void StatusServer::serve(Tell tell) {
  works_->tell = std::move(tell);
  works_->accept();
  works_->thread = std::thread([this] { works_->work(); });
}

std::string StatusServer::address() const {
  beast::error_code error;
  const auto endpoint = works_->acceptor.local_endpoint(error);
  const auto host = endpoint.address().to_string(error);
  return (endpoint.address().is_v6() ? '[' + host + ']' : host) + ':' +
         std::to_string(endpoint.port());
}

}  // namespace ecluse::daemon
