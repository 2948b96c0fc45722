import type { InjectionKey } from 'vue'

/** Numbers the points or steps of one slide in the order they are set up. */
export const pointCounterKey: InjectionKey<{ count: number }> = Symbol('point-counter')
