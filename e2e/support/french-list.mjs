// A client list as a spreadsheet writes it in France: semicolons, a byte order mark, quoted line breaks, accents, a tree of three
// levels by a parent column, virtual clients and people with a login.

const companies = ["Éditions Lumière", "Horlogerie d’Été", "Café Noisette", "Forêt & Fils"];
const units = ["Paris", "Lyon", "Île-de-France"];
const people = ["Zoé Lefèvre", "Noël Guérin", "Anaïs Baptiste", "Jérôme Çelik", "Maëlle Roux", "Loïc d’Arc"];

export const rows = companies.length * (1 + units.length + people.length);
export const logins = companies.length * people.length;

export function frenchList() {
  const lines = [["Nom", "Courriel", "Téléphone", "Parent", "Type", "Nom d’utilisateur", "Mot de passe", "Virtuel"]];
  for (const [number, company] of companies.entries()) {
    lines.push([company, `contact${number}@example.com`, "01 40 00 00 00\n01 40 00 00 01", "", "organisation", "", "", "vrai"]);
    for (const unit of units) lines.push([`${company}, ${unit}`, "", "", company, "unité", "", "", "vrai"]);
    for (const [turn, person] of people.entries()) {
      const parent = `${company} > ${company}, ${units[turn % units.length]}`;
      const login = `personne${number}${turn}`;
      lines.push([`${person} ${number + 1}`, `${login}@example.com`, "", parent, "personne", login, "un mot de passe choisi", "faux"]);
    }
  }
  const quoted = (cell) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `\ufeff${lines.map((line) => line.map(quoted).join(";")).join("\r\n")}\r\n`;
}
