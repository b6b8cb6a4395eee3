import { type ServerType, serve } from "@hono/node-server";
import { AppError, messageOf } from "../core/errors.ts";
import { Hands } from "./hands.ts";
import type { Misbehaviour, MisbehaviourRule } from "./misbehaviour.ts";
import type { People } from "./people.ts";
import { createServer } from "./server.ts";
import { World } from "./world.ts";

export const SIMULATOR_TOKEN = "7000000001:SIMULATOR-TOKEN-not-a-secret-000000";

export interface SimulatorOptions {
  /** 0, the default: any that is free. */
  port?: number;
  token?: string;
  /** Epoch ms; the machine's clock by default. */
  now?: () => number;
  /** In [0, 1), for misbehaviour by chance. */
  random?: () => number;
}

/** A running simulator, and the hands of the people in it. */
export interface Simulator {
  /** Where it is: the Bot API's root, and the chat page. */
  readonly url: string;
  readonly token: string;
  readonly world: World;
  readonly people: People;
  /** A person by key ("reader", "second_reader", "editor") or id. */
  person(key: string | number): Hands;
  misbehave(...rules: Partial<MisbehaviourRule>[]): void;
  /** From now on the server is one that doesn't know these methods, and knows all others; without names it knows all. */
  forgetMethods(...names: string[]): void;
  readonly misbehaviour: Misbehaviour;
  close(): Promise<void>;
}

/**
 * Starts the simulator: a Bot API server on this machine only.
 * @throws AppError "configuration" when the port is taken
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { token = SIMULATOR_TOKEN, now = Date.now, random = Math.random } = options;
  const world = new World(Number(token.split(":")[0]), now);
  const { app, api, people, misbehaviour } = createServer(world, token, random);
  const { server, port } = await listen(app.fetch, options.port ?? 0);
  const hands = new Map<number, Hands>();
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    world,
    people,
    misbehaviour,
    person(key) {
      const person =
        typeof key === "number" ? world.people.get(key) : world.people.values().find((one) => one.key === key);
      if (!person) throw new Error(`There is no person "${key}" in the simulator`);
      const known = hands.get(person.id) ?? new Hands(world, people, person);
      hands.set(person.id, known);
      return known;
    },
    misbehave(...rules) {
      misbehaviour.rules = rules.map((rule) => ({ kind: "drop", retry_after: 1, count: 1, probability: 1, ...rule }));
    },
    forgetMethods(...names) {
      misbehaviour.unknownMethods = names;
    },
    close: () =>
      new Promise((resolve) => {
        api.updates.close();
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

function listen(
  fetch: Parameters<typeof serve>[0]["fetch"],
  port: number,
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: "127.0.0.1" }, (address) => resolve({ server, port: address.port }));
    server.once("error", (error: Error) => {
      const taken = "code" in error && error.code === "EADDRINUSE";
      const words = taken
        ? `Port ${port} is in use by another program. Set PORT to another one, for example PORT=${port + 1}.`
        : `The simulator can't listen on port ${port}: ${messageOf(error)}.`;
      reject(new AppError("configuration", words, { cause: error }));
    });
  });
}
