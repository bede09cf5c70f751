// A house for a browser to look at: a root with the flux of samples/ in it, three accounts, and the console at work
// over it. The root is a temporary folder, and goes with close().
import { spawn, execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");

export const password = "ouvrez les portes de l'écluse";

// Who reads: how he is attached, and what he may do.
export const people = {
  support: { email: "support@ecluse.test", name: "Camille Support", of: ["--house"], application: "exploitation" },
  depositor: { email: "depot@abc123.test", name: "Dominique Dépôt", of: ["--partner", "ABC123"], application: "suivi_flux" },
  nobody: { email: "personne@ecluse.test", name: "Alix Nouveau" },
};

export class House {
  constructor(program) {
    this.program = program;
    this.folder = mkdtempSync(join(tmpdir(), "ecluse-browser."));
    this.root = join(this.folder, "root");
  }

  // The program at that root; what it says.
  ecluse(args, input) {
    const options = { encoding: "utf8", input, stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, LC_ALL: "C.UTF-8" } };
    return execFileSync(this.program, [...args, "--root", this.root], options);
  }

  receiveSamples() {
    execFileSync(join(repository, "tools/demo.sh"), [this.program, this.root], { stdio: "ignore" });
  }

  // A flux that waits in inbound: nothing runs any more.
  leaveOneWaiting() {
    const name = "FSO1100A_ABC123_ABC1231100000000000000001";
    const waiting = "FSO1100A_ABC123_ABC1231100000000000000777";
    copyFileSync(join(repository, "samples/ordinary-ubl/flux", name), join(this.root, "inbound/ABC123", waiting));
  }

  admit({ email, name, of, application }) {
    this.ecluse(["compte", "add", email, "--name", name]);
    this.ecluse(["compte", "password", email], `${password}\n`);
    if (!of) return;
    this.ecluse(["compte", "attach", email, ...of]);
    this.ecluse(["compte", "grant", email, ...of, "--application", application, "--level", "modification"]);
  }

  // Starts the console on a free port; its address.
  async serve() {
    this.console = spawn(this.program, ["console", "--root", this.root, "--listen", "127.0.0.1:0"]);
    this.said = "";
    this.address = await new Promise((found, failed) => {
      const listen = (bytes) => {
        this.said += bytes;
        const line = /http:\/\/[\d.]+:\d+/.exec(this.said);
        if (line) found(line[0]);
      };
      this.console.stdout.on("data", listen);
      this.console.stderr.on("data", listen);
      this.console.on("exit", (status) => failed(new Error(`ecluse console: ${status} ${this.said}`)));
    });
    return this.address;
  }

  close() {
    this.console?.removeAllListeners("exit");
    this.console?.kill("SIGTERM");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function openHouse(program) {
  const house = new House(program);
  try {
    house.receiveSamples();
    house.leaveOneWaiting();
    Object.values(people).forEach((person) => house.admit(person));
    await house.serve();
    return house;
  } catch (error) {
    house.close();
    throw error;
  }
}
