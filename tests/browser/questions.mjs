// The questions of a support day, from what the portal's own guides tell people to look for: each with what the
// agent does from the home page and what must be read there. plainly: played in a browser without scripts too. Data,
// but for the day. then: what is done with what was read, once there.
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { downloads, fillsIn, follows, types } from "./agent.mjs";

export const questions = [
  {
    question: "Où est ma facture HAL-2025-0101 ?",
    plainly: true,
    does: [types("HAL-2025-0101")],
    reads: ["Où en est-on ? Mise à disposition du destinataire", "Qui doit agir ? Destinataire, comptable", "COMMUNE DE VALDOUX"],
  },
  {
    question: "Où en est le flux OPE0011100000000000000001 ?",
    does: [types("OPE0011100000000000000001")],
    reads: ["Où en est-on ? Intégré partiellement", "2 acceptée(s) sur 3", "Comptes rendus 3 remis", "HAL-2025-0118 Non conforme"],
  },
  {
    question: "J'ai un nom de fichier, FSO1100A_ABC123_ABC1231100000000000000017 : qu'est-il devenu ?",
    does: [types("FSO1100A_ABC123_ABC1231100000000000000017")],
    reads: ["Trouvé comme flux", "Rejeté", "Intégré"],
  },
  {
    question: "Pourquoi ma facture HAL-2025-0111 est-elle rejetée ?",
    does: [types("HAL-2025-0111")],
    reads: ["Non conforme, non intégrée", "Pourquoi ?", "REF_SERVICE_INCONNU", "Chorus Pro écrit"],
  },
  {
    question: "Qui doit agir sur la situation de travaux CHE-2025-M03 ?",
    does: [types("CHE-2025-M03")],
    reads: ["Mise à disposition MOE", "Qui doit agir ? MOE (maîtrise d'œuvre)"],
  },
  {
    question: "Que faut-il corriger dans HAL-2025-0118, et à quelle ligne ?",
    plainly: true,
    does: [types("HAL-2025-0118")],
    reads: ["Que faire ? Vérifiez le code service", "ligne 54, colonne 7 · BT-10", "<cbc:ID>GREFFE</cbc:ID>", "Qui ? fournisseur"],
  },
  {
    question: "J'ai perdu mon certificat de dépôt : pouvez-vous me le redonner ?",
    does: [types("HAL-2025-0101"), downloads("Certificat de dépôt")],
    downloaded: [/^certificat-.*\.html/, "HAL-2025-0101"],
  },
  {
    question: "Quel cycle de vie avez-vous remis pour ma facture HAL-2025-0131 ?",
    does: [types("ABC1231100000000000000031"), downloads(/^FEN1200A_ABC123_/)],
    downloaded: [/^FEN1200A_ABC123_/, "HAL-2025-0131"],
  },
  {
    question: "Le fisc me demande la liste de ce qui m'a été payé cette année : pouvez-vous l'extraire ?",
    does: [follows("Liste fiscale"), fillsIn("form.criteria", { structure: "00000101600013", du: firstDay(), au: today() }, "Rechercher")],
    reads: ["COMMUNE DE VALDOUX 21990001600011", "1 695,28", "CSV pour Excel"],
    then: downloads("CSV pour Excel"),
    downloaded: [/\.csv\n/, "21990001600011", "1695,28"],
  },
  {
    question: "Combien de factures attendent un valideur, depuis combien de jours, et lesquelles ?",
    does: [follows("Tableau de bord"), follows("2", ".matrix tbody tr", "A_VALIDER_1")],
    reads: ["2 ligne(s)", "LEV-2025-031", "BAT-2025-118"],
  },
  {
    question: "Quels flux le partenaire OPE001 a-t-il déposés aujourd'hui ?",
    plainly: true,
    does: [follows("Tous les flux"), fillsIn("form.criteria", { partenaire: "OPE001" }, "Rechercher")],
    reads: ["OPE0011100000000000000002", "Rejeté", frenchToday()],
  },
  {
    question: "Quelles pièces avez-vous pour le SIRET 000 001 073 00014 ?",
    does: [types("000 001 073 00014")],
    reads: ["Trouvé comme SIRET", "NAC-2025-0044", "NAC-2025-0045", "NAC-2025-0046"],
  },
  {
    question: "Je n'ai que le montant : 29 384,40 euros.",
    does: [types("29 384,40")],
    reads: ["CHE-2025-M03", "TRAVAUX PUBLICS DU CHENAL"],
  },
  {
    question: "Qu'y a-t-il sur l'engagement 1509999001 ?",
    does: [types("1509999001")],
    reads: ["NAC-2025-0044", "ETAT"],
  },
  {
    question: "Où en est le marché M2024-022 ?",
    does: [types("M2024-022")],
    reads: ["LEV-2025-031", "Mise à disposition du premier valideur", "Qui doit agir ? Valideur"],
  },
  {
    question: "Mon mémoire MJ00000000001, où en est-il ?",
    does: [types("MJ00000000001")],
    reads: ["MJ-2025-0017", "Mise à disposition", "INTERPRETES DU BIEF"],
  },
  {
    question: "Que contient le dossier de facturation de CHE-2025-M03 ?",
    does: [types("CHE-2025-M03"), follows("dossier", "main")],
    reads: ["Dossier de facturation CHE-2025-M03", "Transmise d'abord à la MOE", "A4"],
  },
  {
    question: "Rendez-moi le fichier que je vous ai envoyé pour HAL-2025-0101, tel quel.",
    does: [types("HAL-2025-0101"), downloads("Fichier reçu, tel quel")],
    downloaded: [/^FSO1100A_ABC123_/, "<cbc:ID>HAL-2025-0101</cbc:ID>"],
  },
  {
    question: "L'annuaire est corrigé : que dirait-on aujourd'hui de HAL-2025-0118 ?",
    does: [types("OPE0011100000000000000001"), fillsIn(".acts form", { acte: "replay_now", commentaire: "Le service GREFFE est ouvert" }, "Valider l'action")],
    reads: ["Rejouer les contrôles, aujourd'hui", "Le service GREFFE est ouvert", "OPE0011100000000000000001"],
  },
  {
    question: "Le déposant demande d'attendre : pouvez-vous retenir son fichier ?",
    does: [follows("En cours et ordres"), fillsIn("form[method=post][action='/ordres']", { flux: true, acte: "hold", commentaire: "Le déposant veut attendre" }, "Valider l'action")],
    reads: ["Action faite", "Retenir", "Le déposant veut attendre"],
  },
  {
    question: "Il n'attend plus : pouvez-vous relâcher son fichier ?",
    does: [follows("En cours et ordres"), fillsIn("form[method=post][action='/ordres']", { flux: true, acte: "release", commentaire: "Le déposant a rappelé" }, "Valider l'action")],
    reads: ["Action faite", "Relâcher", "Le déposant a rappelé"],
  },
  {
    question: "Mon fichier passera-t-il ? Contrôlez-le sans le déposer.",
    does: [follows("Dépôt flux"), fillsIn("form[enctype]", { fichier: sample("number-too-long"), partenaire: "ABC123" }, "Contrôler seulement")],
    reads: ["Contrôle seul : rien n'a été gardé ni déposé", "G1.05", "fournisseur"],
  },
  {
    question: "Il est prêt : déposez-le pour moi.",
    does: [follows("Dépôt flux"), fillsIn("form[enctype]", { fichier: sample("ordinary-cii"), partenaire: "ABC123", confirme: true }, "Déposer")],
    reads: ["FSO1106A_ABC123_", "support@ecluse.test"],
  },
  {
    question: "Je n'ai pas de logiciel : mon mémoire tapé ici passerait-il ?",
    does: [follows("Saisir mémoire"), fillsIn("form.entry", memoire(), "Contrôler")],
    reads: ["Contrôle seul : rien n'a été gardé ni déposé", "MJ-2026-900", "158,25"],
  },
  {
    question: "Donnez-moi mes factures pour VALDOUX dans un tableau.",
    plainly: true,
    does: [follows("Rechercher"), fillsIn("form.criteria", { recipient: "21990001600011" }, "Rechercher")],
    reads: ["HAL-2025-0101", "CSV pour Excel"],
    then: downloads("CSV pour Excel"),
    downloaded: [/\.csv\n/, "HAL-2025-0101;", "21990001600011"],
  },
  {
    question: "J'ouvre un ticket au support pour HAL-2025-0118 : que dois-je y écrire ?",
    plainly: true,
    does: [types("HAL-2025-0118"), follows("Remplir le formulaire de support")],
    reads: ["Question pour le destinataire de ma facture", "N° objet HAL-2025-0118", "Émetteur – identifiant de l'organisation", "Les mots du portail"],
  },
  {
    question: "Le support m'a donné le ticket CPROCS0048716 : gardez-le avec HAL-2025-0118.",
    does: [types("HAL-2025-0118"), fillsIn("#tickets form", { ticket: "CPROCS0048716", commentaire: "Service contesté" }, "Joindre")],
    reads: ["Action faite", "HAL-2025-0118 : ticket CPROCS0048716 joint"],
  },
  {
    question: "On m'appelle pour le ticket CPROCS0048716 : de quoi s'agit-il ?",
    plainly: true,
    does: [types("CPROCS0048716")],
    reads: ["HAL-2025-0118", "CPROCS0048716", "Service contesté", "support@ecluse.test"],
  },
];

// A mémoire of one service, as somebody types it.
function memoire() {
  return {
    numero: "MJ-2026-900", date: "2026-02-27", regime: "TVA DEBIT", siret: "00000127100014", nom: "INTERPRETES DU BIEF",
    categorie: "INTERPRETE", adresse: "12 quai des Vannes", code_postal: "99500", ville: "PONT-AU-BIEF", service: "DSJPFGU057",
    iban: "FR79 9999 9000 0100 0000 0127 131", affaire_1: "26/00118", requisition_1: "2026-02-03", autorite_1: "OPJ",
    prestation_1: "TRADUCTION_ORALE", quantite_1: "1", tarif_1: "150,00", taux_1: "5,5",
  };
}

// The one flux of a case of samples/.
function sample(name) {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "../../samples", name, "flux");
  return join(folder, readdirSync(folder)[0]);
}
function day(date) {
  return date.toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" });
}
function today() {
  return day(new Date());
}
function firstDay() {
  return `${today().slice(0, 4)}-01-01`;
}
function frenchToday() {
  return today().split("-").reverse().join("/");
}
