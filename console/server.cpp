#include "console/server.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace ecluse::console {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;
using Code = boost::system::error_code;

constexpr std::chrono::milliseconds after_failed_accept{100};

/// Nothing but what this server gives, no script, no frame, nothing kept.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> guards{{
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
     "frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"Cache-Control", "no-store"},
}};

/// A header is one line, whatever a name or a path holds.
bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](unsigned char c) { return c < ' ' || c == 127; });
}

using Response = http::response<http::string_body>;

Response response_of(Reply reply, unsigned version, bool keep_alive, bool head) {
  Response response;
  response.version(version);
  response.result(reply.status);
  for (const auto& [name, value] : guards) response.set(name, value);
  response.set(http::field::content_type, reply.type);
  for (const auto& [name, value] : reply.headers) {
    if (!is_one_line(name) || !is_one_line(value)) continue;
    if (name == "Set-Cookie")
      response.insert(name, value);
    else
      response.set(name, value);
  }
  response.keep_alive(keep_alive);
  response.content_length(reply.body.size());
  if (!head) response.body() = std::move(reply.body);
  return response;
}

Reply bare(http::status status) {
  Reply reply;
  reply.status = static_cast<unsigned>(status);
  reply.type = "text/plain; charset=utf-8";
  reply.body = std::string(http::obsolete_reason(status)) + "\n";
  return reply;
}

template <class Message>
std::string field(const Message& message, http::field name) {
  const auto value = message[name];
  return {value.data(), value.size()};
}

constexpr std::string_view form_type = "application/x-www-form-urlencoded";

/// Nothing when it is not what a browser sends; then the reply that says so.
struct Understood {
  std::optional<Request> request;
  http::status refusal = http::status::bad_request;
};

Understood understood(const http::request<http::string_body>& message) {
  const auto method = message.method();
  const bool post = method == http::verb::post;
  if (!post && method != http::verb::get && method != http::verb::head)
    return {std::nullopt, http::status::method_not_allowed};
  auto target = read_target({message.target().data(), message.target().size()});
  if (!target) return {};
  Request request{post ? "POST" : "GET", std::move(target->path), std::move(target->query)};
  if (post) {
    if (!field(message, http::field::content_type).starts_with(form_type))
      return {std::nullopt, http::status::unsupported_media_type};
    auto form = read_form(message.body());
    if (!form) return {};
    request.form = std::move(*form);
  }
  request.cookies = read_cookies(field(message, http::field::cookie));
  request.accept_language = field(message, http::field::accept_language);
  request.origin = field(message, http::field::origin);
  request.host = field(message, http::field::host);
  return {std::move(request), http::status::ok};
}

/// What every connection shares.
struct Shared {
  ServerLimits limits;
  AnswerRequest answer;
  std::atomic<unsigned> open{0};
};

/// One connection: reads a request, writes its reply, and again. Lives as long as one of its
/// operations is pending.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Tcp::socket socket, Shared& shared) : stream_(std::move(socket)), shared_(shared) {
    ++shared_.open;
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() { --shared_.open; }

  void read() {
    parser_.emplace();
    parser_->header_limit(shared_.limits.header_bytes);
    parser_->body_limit(shared_.limits.body_bytes);
    stream_.expires_after(shared_.limits.arrival);
    http::async_read(stream_, buffer_, *parser_,
                     beast::bind_front_handler(&Session::has_read, shared_from_this()));
  }

 private:
  void has_read(Code code, std::size_t /*bytes*/) {
    if (code == http::error::end_of_stream) return close();
    if (code == http::error::header_limit)
      return write(bare(http::status::request_header_fields_too_large), false);
    if (code == http::error::body_limit) return write(bare(http::status::payload_too_large), false);
    if (code.category() == make_error_code(http::error::bad_method).category())
      return write(bare(http::status::bad_request), false);
    if (code) return;  // gone, or too slow
    write(answer(), parser_->keep_alive());
  }

  Reply answer() {
    try {
      const auto asked = understood(parser_->get());
      return asked.request ? shared_.answer(*asked.request) : bare(asked.refusal);
    } catch (...) {  // a fault of ours costs one reply
      return bare(http::status::internal_server_error);
    }
  }

  void write(Reply reply, bool keep_alive) {
    const bool head = parser_->get().method() == http::verb::head;
    response_.emplace(response_of(std::move(reply), parser_->get().version(), keep_alive, head));
    serializer_.emplace(*response_);
    stream_.expires_after(shared_.limits.departure);
    auto done = beast::bind_front_handler(&Session::has_written, shared_from_this(), keep_alive);
    if (head)
      http::async_write_header(stream_, *serializer_, std::move(done));
    else
      http::async_write(stream_, *serializer_, std::move(done));
  }

  void has_written(bool keep_alive, Code code, std::size_t /*bytes*/) {
    if (code) return;
    if (keep_alive) return read();
    close();
  }

  void close() {
    Code ignored;
    stream_.socket().shutdown(Tcp::socket::shutdown_send, ignored);
  }

  beast::tcp_stream stream_;
  Shared& shared_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::optional<Response> response_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
};

class BeastServer final : public Server {
 public:
  BeastServer(const ServerLimits& limits, AnswerRequest answer)
      : shared_{limits, std::move(answer)}, acceptor_(io_), pause_(io_) {}
  BeastServer(const BeastServer&) = delete;
  BeastServer& operator=(const BeastServer&) = delete;
  ~BeastServer() override {
    io_.stop();
    for (auto& thread : threads_) thread.join();
  }

  Done listen(const Endpoint& where) {
    Code code;
    const auto address = asio::ip::make_address(where.address, code);
    const Tcp::endpoint endpoint(address, where.port);
    if (!code) acceptor_.open(endpoint.protocol(), code);
    if (!code) acceptor_.set_option(Tcp::acceptor::reuse_address(true), code);
    if (!code) acceptor_.bind(endpoint, code);
    if (!code) acceptor_.listen(asio::socket_base::max_listen_connections, code);
    if (code)
      return failure("E_CONSOLE_LISTEN",
                     where.address + ":" + std::to_string(where.port) + ": " + code.message());
    accept();
    for (unsigned at = 0; at < std::max(1U, shared_.limits.threads); ++at)
      threads_.emplace_back([this] { work(); });
    return {};
  }

  [[nodiscard]] std::uint16_t port() const override {
    Code code;
    return acceptor_.local_endpoint(code).port();
  }

 private:
  void work() {
    while (!io_.stopped()) {
      try {
        io_.run();
      } catch (...) {  // out of memory, say: the connection at fault is gone, the others live
        continue;
      }
    }
  }

  void accept() {
    acceptor_.async_accept(asio::make_strand(io_), [this](Code code, Tcp::socket socket) {
      if (code == asio::error::operation_aborted) return;
      if (code) {  // no descriptor is free: later there may be
        pause_.expires_after(after_failed_accept);
        pause_.async_wait([this](Code stopped) {
          if (!stopped) accept();
        });
        return;
      }
      if (shared_.open < shared_.limits.connections)
        std::make_shared<Session>(std::move(socket), shared_)->read();
      accept();
    });
  }

  Shared shared_;
  asio::io_context io_;
  Tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  std::vector<std::thread> threads_;
};

}  // namespace

std::optional<Endpoint> read_endpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  auto address = text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) {
    address.remove_prefix(1);
    address.remove_suffix(1);
  } else if (address.find(':') != std::string_view::npos) {
    return std::nullopt;
  }
  Endpoint endpoint{std::string(address), 0};
  const auto port = text.substr(colon + 1);
  const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), endpoint.port);
  Code code;
  asio::ip::make_address(endpoint.address, code);
  if (code || port.empty() || fault != std::errc{} || end != port.data() + port.size())
    return std::nullopt;
  return endpoint;
}

Result<std::unique_ptr<Server>> Server::start(const Endpoint& where, const ServerLimits& limits,
                                              AnswerRequest answer) {
  auto server = std::make_unique<BeastServer>(limits, std::move(answer));
  if (auto done = server->listen(where); !done) return tl::unexpected(done.error());
  return server;
}

}  // namespace ecluse::console
