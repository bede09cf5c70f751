// The grammar of the commands of operators: hold, release, requeue, expire, redeliver,
// ticket, audit.
#include "daemon/grammar.hpp"

namespace ecluse::daemon {
namespace {

void add_order(GrammarBase& grammar, const std::string& name, Deed deed, OrderCommand& wish) {
  wish.deed = deed;
  auto* command = grammar.add(name, wish);
  command->add_option("ID", wish.ids, grammar.text("cli.order.id"))->required();
  command->add_option("--comment", wish.comment, grammar.text("cli.order.comment"))->required();
  command->add_option("--partner", wish.partner, grammar.text("cli.order.partner"));
  command->add_option("--state", wish.state, grammar.text("cli.order.state"));
  command->add_option("--older", wish.older, grammar.text("cli.order.older"));
  grammar.add_root(command, wish.root);
  grammar.add_json(command, wish.output);
}

void add_ticket(GrammarBase& grammar, TicketCommand& wish) {
  auto* command = grammar.add("ticket", wish);
  command->add_option("ID", wish.id, grammar.text("cli.ticket.id"))->required();
  command->add_option("--piece", wish.piece, grammar.text("cli.certificat.piece"))
      ->check(CLI::Range(1, 1'000'000));
  auto* attach = command->add_option("--attach", wish.attach, grammar.text("cli.ticket.attach"));
  auto* why = command->add_option("--comment", wish.comment, grammar.text("cli.ticket.comment"));
  attach->needs(why);
  why->needs(attach);
  grammar.add_as(command, wish.as);
  command->get_option("--as")->excludes(attach);
  grammar.add_root(command, wish.root);
  grammar.add_json(command, wish.output);
}

}  // namespace

void add_orders(GrammarBase& grammar, OrderWords& words) {
  add_order(grammar, "hold", Deed::hold, words.hold);
  add_order(grammar, "release", Deed::release, words.release);
  add_order(grammar, "requeue", Deed::requeue, words.requeue);
  add_order(grammar, "expire", Deed::expire, words.expire);
  add_order(grammar, "redeliver", Deed::redeliver, words.redeliver);
  add_ticket(grammar, words.ticket);
  auto* audit = grammar.add("audit", words.audit);
  audit->add_option("--since", words.audit.since, grammar.text("cli.audit.since"));
  audit->add_option("--who", words.audit.who, grammar.text("cli.audit.who"));
  grammar.add_limit(audit, words.audit.limit);
  grammar.add_root(audit, words.audit.root);
  grammar.add_json(audit, words.audit.output);
  grammar.add_csv(audit, words.audit.output);
}

}  // namespace ecluse::daemon
