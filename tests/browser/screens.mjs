// Every screen of the console: its name, its address (a search leads to the one flux or piece that it finds), and who
// looks at it. What is added to the console is added here, to be judged.
import { people } from "./house.mjs";

const { support, nobody } = people;

export const screens = [
  { name: "sign-in", path: "/connexion" },
  { name: "home", path: "/", person: support },
  { name: "home-empty", path: "/", person: nobody },
  { name: "to-do", path: "/synthese", person: support },
  { name: "results", path: "/chercher?q=VALDOUX", person: support },
  { name: "results-none", path: "/chercher?q=introuvable", person: support },
  { name: "search", path: "/rechercher?recipient=21990001600011&state=NON_CONFORME", person: support },
  { name: "search-fault", path: "/rechercher?payable-from=beaucoup", person: support },
  { name: "memoires", path: "/memoire", person: support },
  { name: "attestation", path: "/attestation", person: support },
  { name: "shelf", path: "/jointes?structure=00000127100014", person: support },
  { name: "deposit", path: "/depot", person: support },
  { name: "fiscal", path: "/fiscale?structure=00000101600013&du=2026-01-01&au=2026-12-30", person: support },
  { name: "fiscal-fault", path: "/fiscale?structure=00000101600013&du=2020-01-01&au=2026-12-30", person: support },
  { name: "board", path: "/tableau", person: support },
  { name: "board-memoires", path: "/tableau?espace=memoires", person: support },
  { name: "board-engagements", path: "/tableau?espace=engagements", person: support },
  { name: "archives", path: "/archives", person: support },
  { name: "flux-list", path: "/flux", person: support },
  { name: "flux", path: "/chercher?q=OPE0011100000000000000001", person: support, prints: true },
  { name: "flux-rejected", path: "/chercher?q=ZZZ9991100000000000000001", person: support },
  { name: "flux-statuses", path: "/chercher?q=OPE0011300000000000000003", person: support },
  { name: "piece", path: "/chercher?q=HAL-2025-0118", person: support, prints: true },
  { name: "piece-works", path: "/chercher?q=CHE-2025-M03", person: support },
  { name: "dossier", path: "/dossier?numero=CHE-2025-M03", person: support },
  { name: "partners", path: "/partenaires?mots=VALDOUX", person: support },
  { name: "orders", path: "/ordres", person: support },
  { name: "domains", path: "/domaines", person: support },
  { name: "account", path: "/compte", person: support },
  { name: "flux-ticket", path: "/flux/1/ticket", person: support },
  { name: "piece-ticket", path: "/piece/16777216/ticket", person: support },
  { name: "missing", path: "/flux/999999", person: support },
];
