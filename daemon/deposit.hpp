// In what form a piece was deposited and what its signatures are worth, told beside its reading.
// Called by examine on any worker; pure but for the clock that it is given. A document without
// signature pays for one look at its tree.
#pragma once

#include <string_view>
#include <vector>

#include "daemon/read_piece.hpp"
#include "daemon/tables.hpp"
#include "model/finding.hpp"
#include "model/signature.hpp"

namespace ecluse::daemon {

/// The facts of a piece that was read, and its findings SIG_* appended to `findings`. Certificates
/// are judged at `received`.
DepositFacts deposit_of(std::string_view bytes, const parsers::Reading& reading,
                        const PdfFacts& pdf, const Tables& tables, Instant received,
                        std::vector<Finding>& findings);

/// What strangers wrote in a signature, made harmless to terminals and return files.
void make_harmless(std::vector<Signature>& signatures);

}  // namespace ecluse::daemon
