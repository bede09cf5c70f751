// The grammar of the commands of proofs: certificat, verify, fsck, archive purge.
#include "daemon/grammar.hpp"

namespace ecluse::daemon {
namespace {

void add_certificat(GrammarBase& grammar, CertificatCommand& wish) {
  auto* command = grammar.add("certificat", wish);
  command->add_option("ID", wish.id, grammar.text("cli.show.id"))->required();
  command->add_option("--piece", wish.piece, grammar.text("cli.certificat.piece"))
      ->check(CLI::Range(1, 1'000'000));
  command->add_flag("--html", wish.html, grammar.text("cli.certificat.html"));
  command->add_option("--out", wish.out, grammar.text("cli.certificat.out"));
  grammar.add_root(command, wish.root);
  grammar.add_json(command, wish.output);
}

void add_verify(GrammarBase& grammar, VerifyCommand& wish) {
  auto* command = grammar.add("verify", wish);
  command->add_option("CERT", wish.certificate, grammar.text("cli.verify.certificate"))->required();
  command->add_option("FILE", wish.file, grammar.text("cli.verify.file"))->required();
  auto* hash = command->add_option("--root-hash", wish.root_hash, grammar.text("cli.verify.hash"));
  command->add_option("--root-of,--root-file", wish.root_file, grammar.text("cli.verify.root"))
      ->excludes(hash);
  grammar.add_json(command, wish.output);
}

void add_purge(GrammarBase& grammar, PurgeCommand& wish) {
  auto* command =
      grammar.add("purge", wish, grammar.add_family("archive"), std::string("archive.purge"));
  auto* before = command->add_option("--before", wish.before, grammar.text("cli.purge.before"));
  command->add_flag("--policy", wish.by_policy, grammar.text("cli.purge.policy"))->excludes(before);
  command->add_option("--comment", wish.comment, grammar.text("cli.purge.comment"))->required();
  command->add_option("--actor", wish.actor, grammar.text("cli.statut.actor"))->required();
  command->add_option("--confirm", wish.confirmed, grammar.text("cli.purge.confirm"));
  grammar.add_root(command, wish.root);
  grammar.add_json(command, wish.output);
}

}  // namespace

void add_proofs(GrammarBase& grammar, ProofWords& words) {
  add_certificat(grammar, words.certificat);
  add_verify(grammar, words.verify);
  auto* fsck = grammar.add("fsck", words.fsck);
  grammar.add_root(fsck, words.fsck.root);
  grammar.add_json(fsck, words.fsck.output);
  add_purge(grammar, words.purge);
}

}  // namespace ecluse::daemon
