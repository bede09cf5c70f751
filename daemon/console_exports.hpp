// The lists of a root as CSV, all their pages, for whoever reads the console (console/exports.hpp):
// one page of rows is in memory at a time. Each export has connections of its own, because it lives
// longer than the request that asked for it. Used by ConsoleDesk, on its thread.
#pragma once

#include <string>

#include "console/desk.hpp"
#include "console/exports.hpp"
#include "daemon/console_sent.hpp"
#include "daemon/csv.hpp"
#include "daemon/premises.hpp"
#include "lifecycle/search.hpp"

namespace ecluse::daemon {

class ConsoleExports final : public console::Exports {
 public:
  /// `premises` must outlive it and whatever it gives.
  ConsoleExports(const Premises& premises, Clock clock)
      : premises_(premises), clock_(std::move(clock)) {}

  Result<console::Stream> pieces(const console::Wish& wish, const console::Wanted& wanted) override;
  Result<console::Stream> flux(const lifecycle::FluxFilter& filter,
                               const console::Wanted& wanted) override;
  Result<console::Stream> fiscal(const console::FiscalWish& wish,
                                 const console::Wanted& wanted) override;
  Result<console::Stream> board(const std::string& space, const console::Wanted& wanted) override;
  Result<std::optional<console::Stream>> flux_archive(std::int64_t row,
                                                      const console::Reader& reader) override;
  Result<std::optional<console::Stream>> dossier_archive(const std::string& number,
                                                         const console::Reader& reader) override;

 private:
  Result<console::Stream> found(const lifecycle::PieceSearch& search,
                                const lifecycle::SortOrder& order, const std::string& detail,
                                const console::Wanted& wanted);
  Result<console::Stream> streamed(console::Stream file, Parts parts, const std::string& detail,
                                   const console::Reader& reader);
  Result<std::optional<console::Stream>> zipped(std::string name, Parts parts,
                                                const std::string& detail,
                                                const console::Reader& reader);

  const Premises& premises_;
  Clock clock_;
};

}  // namespace ecluse::daemon
