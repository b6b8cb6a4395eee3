import fc from "fast-check";

// A property is tried on the same examples in every run, so that a test that fails speaks of the change at hand.
const { FUZZ_SEED = "1", FUZZ_RUNS = "1" } = process.env;

fc.configureGlobal({
  seed: FUZZ_SEED === "random" ? Date.now() : Number(FUZZ_SEED),
  numRuns: runs(100),
});

/**
 * How many examples a property is tried on: `FUZZ_RUNS` times as many as usual.
 * @param usual few enough to be run with every change
 */
export function runs(usual: number): number {
  return Math.max(1, Math.round(usual * Number(FUZZ_RUNS)));
}

export { fc };
