// The grammar of the commands that judge again: replay, bench rules.
#include "daemon/grammar.hpp"

namespace ecluse::daemon {
namespace {

/// `--as-of` alone means: as of then.
void add_as_of(GrammarBase& grammar, CLI::App* command, std::string& as_of) {
  command
      ->add_option_function<std::string>(
          "--as-of",
          [&as_of](const std::string& said) {
            as_of = said.empty() || said == "true" ? "then" : said;
          },
          grammar.text("cli.replay.as_of"))
      ->expected(0, 1);
}

}  // namespace

void add_judging_again(GrammarBase& grammar, JudgingAgainWords& words) {
  auto* replay = grammar.add("replay", words.replay);
  replay->add_option("ID", words.replay.ids, grammar.text("cli.replay.id"));
  replay->add_option("--comment", words.replay.comment, grammar.text("cli.replay.comment"))
      ->required();
  add_as_of(grammar, replay, words.replay.as_of);
  grammar.add_root(replay, words.replay.root);
  grammar.add_json(replay, words.replay.output);

  auto& bench = words.bench;
  auto* rules =
      grammar.add("rules", bench, grammar.add_family("bench"), std::string("bench.rules"));
  rules->add_option("FILE", bench.files, grammar.text("cli.bench.file"))->required();
  rules->add_option("--book", bench.book, grammar.text("cli.bench.book"));
  rules->add_option("--root", bench.root, grammar.text("cli.bench.root"));
  rules->add_option("--ms", bench.ms, grammar.text("cli.bench.ms"))
      ->check(CLI::Range(1, 600'000))
      ->capture_default_str();
  grammar.add_json(rules, bench.output);
}

}  // namespace ecluse::daemon
