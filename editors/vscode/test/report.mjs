// What a test of an editor says: line by line what it did, and `N passed, N failed` in the end.

const began = Date.now();
const counts = { passed: 0, failed: 0 };

export function check(what, holds, seen) {
  holds ? counts.passed++ : counts.failed++;
  const time = ((Date.now() - began) / 1000).toFixed(1).padStart(5);
  console.log(`${holds ? "ok  " : "FAIL"} ${time} s ${what}${holds || seen === undefined ? "" : `: ${seen}`}`);
}

/** The first true answer, or nothing after a minute. */
export async function until(ask, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
  return undefined;
}

/** Whether anything has failed so far. */
export const hasFailed = () => counts.failed > 0;

export function end() {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exit(counts.failed ? 1 : 0);
}
