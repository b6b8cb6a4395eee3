import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Decrypter } from "age-encryption";
import { backUp, newestBackup, opened, restore, rotateBackups } from "../../src/database/backup.ts";
import { openDatabase } from "../../src/database/database.ts";
import { makeIdentity } from "../../src/database/sealed-backup.ts";

const folder = mkdtempSync(join(tmpdir(), "kiosk-sealed-"));
after(() => rmSync(folder, { recursive: true }));
const NOW = Date.UTC(2026, 10, 25, 3, 17);
const SUBSCRIBER = 555_123_456_789;
const nothing = async () => {};

test("a backup for a recipient tells nobody else who has subscribed, and is restored with the identity", async () => {
  const file = join(folder, "kiosk.db");
  const [identity, other] = [join(folder, "identity.txt"), join(folder, "other.txt")];
  const recipient = await makeIdentity(identity);
  await makeIdentity(other);
  await assert.rejects(makeIdentity(identity), /can't be written/, "an identity is never written over");
  assert.equal(process.platform === "win32" || (statSync(identity).mode & 0o777) === 0o600, true);

  const database = openDatabase(`sqlite:${file}`);
  await database
    .insertInto("setting")
    .values({ name: `subscriber ${SUBSCRIBER}`, value: "x".repeat(200_000) })
    .execute();
  const { path } = await backUp(file, NOW, undefined, [recipient]);
  await database.destroy();
  const backups = join(folder, "backups");
  assert.deepEqual(readdirSync(backups), ["kiosk-20261125T031700Z.db.age"], "nothing that isn't encrypted stays");
  const bytes = readFileSync(path);
  assert.ok(bytes.length > 200_000 && !bytes.includes(String(SUBSCRIBER)) && !bytes.includes("SQLite format"));
  assert.equal(newestBackup(backups)?.name, "kiosk-20261125T031700Z.db.age");
  const age = new Decrypter();
  age.addIdentity(readFileSync(identity, "utf8").split("\n")[1] ?? "");
  assert.ok(Buffer.from(await age.decrypt(bytes)).includes("SQLite format 3"), "any age opens it");

  const target = join(folder, "new", "kiosk.db");
  const bring = (from: string, key: string | undefined) =>
    opened(from, key, target, (plain) => restore(plain, target, NOW, nothing));
  await assert.rejects(bring(path, undefined), /is encrypted\. Name the file/);
  await assert.rejects(bring(path, other), /can't be opened with .*other\.txt/);
  const cut = join(folder, "cut.age");
  writeFileSync(cut, bytes.subarray(0, bytes.length - 20));
  await assert.rejects(bring(cut, identity), /can't be opened/);
  const changed = join(folder, "changed.age");
  writeFileSync(changed, bytes.with(bytes.length - 100_000, (bytes.at(-100_000) ?? 0) ^ 1));
  await assert.rejects(bring(changed, identity), /can't be opened/);
  assert.ok(!existsSync(target) && !existsSync(`${target}.unsealed`), "nothing is left of what failed");

  await bring(path, identity);
  assert.deepEqual(readdirSync(join(folder, "new")), ["kiosk.db"]);
  const restored = openDatabase(`sqlite:${target}`);
  const row = await restored
    .selectFrom("setting")
    .select("name")
    .where("name", "like", "subscriber%")
    .executeTakeFirst();
  assert.equal(row?.name, `subscriber ${SUBSCRIBER}`);
  await restored.destroy();
  assert.deepEqual(rotateBackups(backups, 0), ["kiosk-20261125T031700Z.db.age"]);
});

test("a backup for what is no recipient isn't made, and leaves nothing behind", async () => {
  const file = join(folder, "another", "kiosk.db");
  await openDatabase(`sqlite:${file}`).destroy();
  await assert.rejects(
    backUp(file, NOW, undefined, [`age1${"q".repeat(58)}`]),
    /BACKUP_RECIPIENTS: age1q+ is no recipient/,
  );
  assert.deepEqual(readdirSync(join(folder, "another", "backups")), []);
});
