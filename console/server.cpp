#include "console/server.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include "console/multipart.hpp"
#include "console/slots.hpp"

namespace ecluse::console {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;
using Code = boost::system::error_code;

using Plain = beast::tcp_stream;
using Secret = beast::ssl_stream<beast::tcp_stream>;

constexpr std::chrono::milliseconds after_failed_accept{100};
constexpr std::string_view heartbeat_line = ":\n\n";  // a comment of an event stream
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view last_chunk = "0\r\n\r\n";
constexpr std::string_view event_stream = "text/event-stream";

Reply bare(http::status status) {
  return {static_cast<unsigned>(status), "text/plain; charset=utf-8",
          std::string(http::obsolete_reason(status)) + "\n"};
}

Incoming incoming(const http::request<http::string_body>& message) {
  Incoming all{message.method_string(), message.target(), message.body()};
  for (const auto& one : message) all.fields.emplace_back(one.name_string(), one.value());
  return all;
}

std::string chunk_of(const std::string& part) {
  return beast::buffers_to_string(http::make_chunk(asio::buffer(part)));
}

/// What every connection shares.
struct Shared {
  Listening how;
  AnswerRequest answer{};
  TellRefusal refused{};
  std::atomic<unsigned> open{0}, streams{0};
  UploadSlots uploads{};
};

/// One connection: reads a request, writes its reply, and again. Lives as long as one of its
/// operations is pending. One reads and one writes: their templates are long to compile.
template <class Stream>
class Session : public std::enable_shared_from_this<Session<Stream>> {
 public:
  template <class... Layers>
  Session(Shared& shared, Tcp::socket socket, Layers&... layers)
      : stream_(std::move(socket), layers...),
        shared_(shared),
        open_(shared.open),
        timer_(lowest().get_executor()) {}

  void begin() {
    Code code;
    const auto peer = lowest().socket().remote_endpoint(code);
    if (code) return;
    peer_ = read_address(peer.address().to_string()).value_or(std::string());
    if constexpr (std::is_same_v<Stream, Secret>) {
      lowest().expires_after(limits().arrival);
      stream_.async_handshake(asio::ssl::stream_base::server, this->on(&Session::has_met));
    } else {
      read();
    }
  }

 private:
  template <class... Bound>
  auto on(Bound&&... bound) {
    return beast::bind_front_handler(std::forward<Bound>(bound)..., this->shared_from_this());
  }
  Plain& lowest() { return beast::get_lowest_layer(stream_); }
  [[nodiscard]] const ServerLimits& limits() const { return shared_.how.limits; }

  using Then = void (Session::*)(Code, std::size_t);

  void has_met(Code code) {
    if (code) return;
    if constexpr (std::is_same_v<Stream, Secret>)
      certificate_ = email_of_peer(stream_.native_handle());
    read();
  }

  void read() {
    parser_.emplace();
    parser_->header_limit(limits().header_bytes);
    parser_->body_limit(boost::none);  // until it is known what comes
    lowest().expires_after(limits().arrival);
    read_some(&Session::has_read_head);
  }

  void read_some(Then then) { http::async_read_some(stream_, buffer_, *parser_, on(then)); }

  void has_read_head(Code code, std::size_t /*bytes*/) {
    if (code) return has_failed(code);
    if (!parser_->is_header_done()) return read_some(&Session::has_read_head);
    const auto length = parser_->content_length().value_or(0);
    if (length > limits().body_bytes)
      return boundary_of(parser_->get()[http::field::content_type])
                 ? expect(length)
                 : refuse(http::status::payload_too_large);
    parser_->body_limit(limits().body_bytes);
    go_ahead();
  }

  /// A large form is read once it is wanted from whoever sends it, and a few at a time.
  void expect(std::uint64_t length) {
    auto reply = answer(length > limits().upload_bytes ? Arrived::too_big : Arrived::head);
    if (reply.status != static_cast<unsigned>(http::status::continue_))
      return write(std::move(reply), false);
    upload_.emplace(shared_.uploads, reply.account, limits().uploads);
    if (!upload_->taken()) return write(answer(Arrived::crowded), false);
    parser_->body_limit(limits().upload_bytes);
    go_ahead();
  }

  /// Whoever waits to be told that he may send is told.
  void go_ahead() {
    const bool waits = beast::iequals(parser_->get()[http::field::expect], "100-continue");
    if (!waits || parser_->get().version() < 11) return read_body();
    head_ = continue_line;
    send(&Session::has_gone_ahead);
  }

  void has_gone_ahead(Code code, std::size_t /*bytes*/) {
    if (!code) read_body();
  }

  /// An upload may last as long as it comes at the least rate.
  void read_body() {
    if (parser_->is_done()) return has_read();
    parser_->eager(true);
    if (upload_) lowest().expires_at(upload_->deadline(limits().patience()));
    read_some(&Session::has_read_part);
  }

  void has_read_part(Code code, std::size_t bytes) {
    if (upload_) upload_->has_come(bytes);
    if (code) return has_failed(code);
    read_body();
  }

  void has_read() {
    write(answer(Arrived::whole), parser_->keep_alive());
    upload_.reset();
  }

  /// Whoever is gone, or too slow, is told nothing.
  void has_failed(Code code) {
    if (code == http::error::end_of_stream) return close();
    if (code == http::error::header_limit)
      return refuse(http::status::request_header_fields_too_large);
    if (code == http::error::body_limit) return refuse(http::status::payload_too_large);
    if (code.category() == make_error_code(http::error::bad_method).category())
      return refuse(http::status::bad_request);
  }

  /// Nothing can be believed of what follows on this connection.
  void refuse(http::status status) { write(refusal(status), false); }

  Reply refusal(http::status status) {
    if (shared_.refused) shared_.refused(static_cast<unsigned>(status));
    return bare(status);
  }

  Reply answer(Arrived arrived) {
    try {
      auto message = incoming(parser_->get());
      message.arrived = arrived;
      message.peer = peer_;
      message.certificate = certificate_;
      const auto asked = understood(message, shared_.how.trust);
      return asked.request ? shared_.answer(*asked.request)
                           : refusal(static_cast<http::status>(asked.refusal));
    } catch (...) {  // a fault of ours costs one reply
      return bare(http::status::internal_server_error);
    }
  }

  void write(Reply reply, bool keep_alive) {
    keep_alive_ = keep_alive;
    const bool head = parser_->get().method() == http::verb::head;
    stays_ = reply.type == event_stream;
    if (reply.more && stays_ && !head) {
      counted_.emplace(shared_.streams);
      if (counted_->which() > limits().streams) {
        counted_.reset();
        reply = refusal(http::status::service_unavailable);
      }
    }
    head_ = head_of(reply);
    more_ = head ? nullptr : std::move(reply.more);
    part_ = head ? std::string() : std::move(reply.body);
    write_part();
  }

  /// The head of a reply. Whether it comes in chunks, and the connection stays, is known then.
  std::string head_of(const Reply& reply) {
    http::response<http::empty_body> message(static_cast<http::status>(reply.status),
                                             parser_->get().version());
    for (const auto& [name, value] : headers_of(reply, shared_.how.reached))
      message.insert(name, value);
    chunked_ = reply.more && message.version() >= 11;
    if (chunked_)
      message.chunked(true);
    else if (reply.more)
      keep_alive_ = false;  // its end is that of the connection
    else
      message.content_length(reply.body.size());
    message.keep_alive(keep_alive_);
    return (std::ostringstream() << message.base()).str();
  }

  /// Writes the head, if there is one, and the part of the reply that is at hand.
  void write_part() {
    silent_ = {};
    if (more_ && chunked_ && !part_.empty()) part_ = chunk_of(part_);
    lowest().expires_after(limits().departure);
    send(&Session::has_written);
  }

  void send(Then then) {
    const std::array texts{asio::buffer(head_), asio::buffer(part_)};
    asio::async_write(stream_, texts, on(then));
  }

  void has_written(Code code, std::size_t /*bytes*/) {
    if (code) return;
    head_.clear();
    more_ ? go_on() : end_of_reply();
  }

  void end_of_reply() {
    part_ = {};
    counted_.reset();
    keep_alive_ ? read() : close();
  }

  /// The next part of a long reply, or another look in a while.
  void go_on() {
    std::optional<std::string> part;
    try {
      part = more_();
    } catch (...) {  // cut: what came is not the whole
      return;
    }
    if (!part) return write_end();
    part_ = std::move(*part);
    if (part_.empty() && stays_ && silent_ >= limits().heartbeat) part_ = heartbeat_line;
    if (!part_.empty()) return write_part();
    silent_ += limits().tick;
    lowest().expires_never();
    timer_.expires_after(limits().tick);
    timer_.async_wait([self = this->shared_from_this()](Code code) {
      if (!code) self->go_on();
    });
  }

  void write_end() {
    more_ = nullptr;
    if (!chunked_) return end_of_reply();
    part_ = last_chunk;
    write_part();
  }

  void close() {
    if constexpr (std::is_same_v<Stream, Secret>) {
      lowest().expires_after(limits().arrival);
      stream_.async_shutdown([self = this->shared_from_this()](Code) {});
    } else {
      Code ignored;
      stream_.socket().shutdown(Tcp::socket::shutdown_send, ignored);
    }
  }

  Stream stream_;
  Shared& shared_;
  Counted open_;
  asio::steady_timer timer_;
  std::string peer_, certificate_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  bool keep_alive_ = false, chunked_ = false, stays_ = false;
  std::function<std::optional<std::string>()> more_;
  std::string head_, part_;  ///< being written
  std::chrono::milliseconds silent_{0};
  std::optional<Counted> counted_;
  std::optional<UploadSlot> upload_;
};

class BeastServer final : public Server {
 public:
  explicit BeastServer(Listening how) : shared_{std::move(how)}, acceptor_(io_), pause_(io_) {}
  ~BeastServer() override {
    io_.stop();
    for (auto& thread : threads_) thread.join();
  }

  Done open() {
    const auto& where = shared_.how.where;
    Code code;
    const Tcp::endpoint endpoint(asio::ip::make_address(where.address, code), where.port);
    if (!code) acceptor_.open(endpoint.protocol(), code);
    if (!code) acceptor_.set_option(Tcp::acceptor::reuse_address(true), code);
    if (!code) acceptor_.bind(endpoint, code);
    if (!code) acceptor_.listen(asio::socket_base::max_listen_connections, code);
    if (code)
      return failure("E_CONSOLE_LISTEN",
                     where.address + ":" + std::to_string(where.port) + ": " + code.message());
    const auto& tls = shared_.how.tls;
    return tls.wanted() ? set_up_tls(secrets_.native_handle(), tls) : Done{};
  }

  void serve(AnswerRequest answer, TellRefusal refused) override {
    shared_.answer = std::move(answer);
    shared_.refused = std::move(refused);
    accept();
    for (unsigned at = 0; at < std::max(1U, shared_.how.limits.threads); ++at)
      threads_.emplace_back([this] { work(); });
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
      const bool room = shared_.open < shared_.how.limits.connections;
      accept();  // before what may fail: whoever comes next is heard
      if (room) receive(std::move(socket));
    });
  }

  void receive(Tcp::socket socket) {
    if (shared_.how.tls.wanted())
      std::make_shared<Session<Secret>>(shared_, std::move(socket), secrets_)->begin();
    else
      std::make_shared<Session<Plain>>(shared_, std::move(socket))->begin();
  }

  Shared shared_;
  asio::io_context io_;
  asio::ssl::context secrets_{asio::ssl::context::tls_server};
  Tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  std::vector<std::thread> threads_;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::listen(const Listening& how) {
  auto server = std::make_unique<BeastServer>(how);
  if (auto done = server->open(); !done) return tl::unexpected(done.error());
  return server;
}

}  // namespace ecluse::console
