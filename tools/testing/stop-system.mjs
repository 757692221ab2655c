/** Jest's global tear-down of the flows. */
export default async function stopSystem() {
  await globalThis.stopSystem?.();
}
