// ecluse config: what ecluse.toml says, may say, and says wrongly. Reads only.
#include "daemon/commands/commands.hpp"
#include "daemon/config_file.hpp"
#include "daemon/config_keys.hpp"
#include "daemon/json_out.hpp"
#include "daemon/speaker.hpp"

namespace ecluse::daemon {
namespace {

std::string_view key_of(ConfigFault::Kind kind) {
  switch (kind) {
    case ConfigFault::Kind::syntax:
      return "config.syntax";
    case ConfigFault::Kind::unknown_key:
      return "config.unknown_key";
    case ConfigFault::Kind::bad_value:
      return "config.bad_value";
    case ConfigFault::Kind::no_command:
      break;
  }
  return "config.no_command";
}

/// Says faults and keys in the language of the terminal.
class ConfigSpeaker {
 public:
  ConfigSpeaker(const validation::Catalogue& catalogue, const ConfigCommand& command,
                const Terminal& terminal)
      : catalogue_(catalogue), json_(command.output == Output::json), terminal_(terminal) {}

  void tell(const std::string& file, const ConfigFault& fault) const {
    const auto& expected = terminal_.language == Language::fr && !fault.detail_fr.empty()
                               ? fault.detail_fr
                               : fault.detail;
    const auto words = text(key_of(fault.kind), {{"key", fault.key}, {"expected", expected}});
    if (json_)
      object({{{"file", file},
               {"line", std::int64_t{fault.line}},
               {"column", std::int64_t{fault.column}},
               {"key", fault.key},
               {"fault", std::string(key_of(fault.kind))},
               {"message", words}}});
    else
      terminal_.out << file << ':' << fault.line << ':' << fault.column << ": " << words << '\n';
  }

  void good(const std::string& file) const {
    if (json_)
      object({{{"file", file}, {"good", true}}});
    else
      terminal_.out << text("config.good", {{"file", file}}) << '\n';
  }

  void show(const Settings& settings) const {
    for (const auto& key : config_keys()) {
      const auto value = value_text(key, load(key, settings.config));
      const bool said = settings.said.contains(key.path());
      if (json_)
        object({{{"key", key.path()}, {"value", value}, {"from", said ? "file" : "default"}}});
      else
        terminal_.out << key.path() << " = " << value << "  ("
                      << text(said ? "config.from.file" : "config.from.default") << ")\n";
    }
  }

  void document() const {
    for (const auto& key : config_keys()) json_ ? document_json(key) : document_words(key);
  }

 private:
  std::string text(std::string_view key, const std::vector<Value>& values = {}) const {
    return catalogue_.text(key, terminal_.language, values);
  }

  void object(const JsonFields& fields) const { terminal_.out << object_json(fields) << '\n'; }

  void document_json(const ConfigKey& key) const {
    constexpr std::string_view types[] = {"choice", "integer", "integers", "text", "list"};
    object({{{"section", std::string(key.section)},
             {"key", std::string(key.name)},
             {"type", std::string(types[static_cast<std::size_t>(key.type)])},
             {"range", std::string(key.range)},
             {"default", std::string(key.fallback)},
             {"example", std::string(key.example)},
             {"unit", std::string(key.unit)},
             {"applies", key.applies == Applies::restart ? "restart" : "reload"},
             {"expected_fr", std::string(key.expected_fr)},
             {"expected_en", std::string(key.expected_en)},
             {"fr", std::string(key.words_fr)},
             {"en", std::string(key.words_en)}}});
  }

  void document_words(const ConfigKey& key) const {
    terminal_.out << key.path() << ": " << key.expected(terminal_.language);
    if (!key.fallback.empty())
      terminal_.out << " (" << text("config.from.default") << ": " << key.fallback << ')';
    terminal_.out << "\n    " << key.words(terminal_.language);
    if (key.applies == Applies::restart) terminal_.out << ' ' << text("config.restart");
    terminal_.out << '\n';
  }

  const validation::Catalogue& catalogue_;
  bool json_;
  const Terminal& terminal_;
};

Result<Settings> settings_of(const lifecycle::Root& root) {
  const auto text = config_text(root);
  if (!text) return tl::unexpected(text.error());
  return read_settings(*text);
}

ExitStatus check(const lifecycle::Root& root, const Settings& settings,
                 const ConfigSpeaker& speaker, const Terminal& terminal) {
  for (const auto& fault : settings.faults) speaker.tell(root.config(), fault);
  if (!settings.faults.empty()) return ExitStatus::configuration;
  const auto premises = Premises::open(root.folder());
  if (!premises) return say(premises.error(), terminal);
  speaker.good(root.config());
  return ExitStatus::all_accepted;
}

}  // namespace

ExitStatus config(const ConfigCommand& command, const Terminal& terminal) {
  const auto catalogue = validation::Catalogue::standard();
  if (!catalogue) return say(catalogue.error(), terminal);
  const ConfigSpeaker speaker(*catalogue, command, terminal);
  if (command.view == ConfigView::keys) {
    speaker.document();
    return ExitStatus::all_accepted;
  }
  const lifecycle::Root root(command.root);
  const auto settings = settings_of(root);
  if (!settings) return say(settings.error(), terminal);
  if (command.view == ConfigView::check) return check(root, *settings, speaker, terminal);
  speaker.show(*settings);
  return settings->faults.empty() ? ExitStatus::all_accepted : ExitStatus::configuration;
}

}  // namespace ecluse::daemon
