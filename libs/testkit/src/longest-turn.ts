/**
 * The longest that nobody else had a turn while `work` went on, as a share of its whole time. It is processor time: other processes may take
 * from that what they like.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  const spent = () => process.cpuUsage().user + process.cpuUsage().system;
  const began = spent();
  let [longest, last] = [0, began];
  const look = () => {
    const now = spent();
    [longest, last] = [Math.max(longest, now - last), now];
  };
  const watch = setInterval(look, 1);
  await work();
  clearInterval(watch);
  look();
  return longest / (spent() - began);
}
