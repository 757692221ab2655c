import 'reflect-metadata';
import type { TimerHandler } from './timer-loop.js';

const KINDS = 'engawa:timer-kinds';

/** The method gets due timers of this kind, and the transaction in which they fire. */
export function OnTimer(kind: string): MethodDecorator {
  return (target, method) => {
    const kinds = (Reflect.getOwnMetadata(KINDS, target.constructor) ?? []) as [string, string | symbol][];
    Reflect.defineMetadata(KINDS, [...kinds, [kind, method]], target.constructor);
  };
}

/** All timer handlers among these providers. Two for one kind are a mistake. */
export function timerHandlersOf(providers: (object | undefined)[]): Map<string, TimerHandler> {
  const handlers = new Map<string, TimerHandler>();
  for (const provider of providers) {
    if (!provider) continue;
    for (const [kind, method] of (Reflect.getMetadata(KINDS, provider.constructor) ?? []) as [string, string][]) {
      if (handlers.has(kind)) throw new Error(`Two handlers for timers of kind ${kind}`);
      handlers.set(kind, (tx, timers) => (provider as Record<string, TimerHandler>)[method]!(tx, timers));
    }
  }
  return handlers;
}
