import harada from './scripted/harada.mjs';
import kobayashi from './scripted/kobayashi.mjs';
import morita from './scripted/morita.mjs';
import nakagawa from './scripted/nakagawa.mjs';
import nishimura from './scripted/nishimura.mjs';
import saito from './scripted/saito.mjs';
import takahashi from './scripted/takahashi.mjs';
import yamamoto from './scripted/yamamoto.mjs';

/**
 * People with a story of their own, told up to the evening before the last day. `enter(world)` brings them in
 * before the months are played and returns them; `play(world, ...people)` adds what happened to them when
 * every regular order is known. Chance leaves them alone.
 */
const stories = [takahashi, morita, saito, yamamoto, nakagawa, kobayashi, nishimura, harada];

export function enterScripted(world) {
  world.scripted = stories.map((story) => [story, story.enter(world)]);
}

export function playScripted(world) {
  for (const [story, people] of world.scripted) story.play(world, ...people);
}
