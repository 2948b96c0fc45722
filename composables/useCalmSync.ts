import type { Router } from 'vue-router'
import { addSyncMethod, disableBuiltinSync, sharedState } from '@slidev/client'
import { nextTick, toRaw } from 'vue'

/**
 * Keeps presenter and audience in step when the clicker is quick or the PC slow.
 *
 * Slidev lets a window that has just followed another report its new place back, with its whole state.
 * If the first window has moved on meanwhile, that echo takes it back a click (measured on two busy
 * cores: 24 of 60 quick clicks in the dev server), or its next update is dropped (1 of 60 in the build).
 * Here a window that only followed says nothing, and a dropped update is delivered once more.
 * Either window can still lead.
 */
export function installCalmSync(router: Router): void {
  if (__SLIDEV_HAS_SERVER__)
    muteEchoToServer(router)
  else
    replaceChannel()
}

/** Dev server: the shared state posts itself on every change, unless `$syncUp` is off. */
function muteEchoToServer(router: Router): void {
  const state = sharedState as typeof sharedState & { $syncUp: boolean }
  router.afterEach(async (to) => {
    const own = to.name === 'presenter' ? 'presenter' : 'viewer'
    const followed = Number(state.page) === Number(to.params.no ?? 1) && Number(state.clicks) === Number(to.query.clicks ?? 0)
    if (!state.lastUpdate || state.lastUpdate.type === own || !followed)
      return
    state.$syncUp = false
    await nextTick()
    state.$syncUp = true
  })
}

/** A state without who wrote it last and how long the slide is: what two windows have to agree on. */
function substance(state: Partial<typeof sharedState>): string {
  return JSON.stringify({ ...state, lastUpdate: undefined, clicksTotal: undefined })
}

/** Slidev ignores updates while it writes its own, until the task after; this is comfortably later. */
const redeliverAfterMs = 40

/** Built site: one broadcast channel a state, as Slidev's own, less the echo. */
function replaceChannel(): void {
  disableBuiltinSync()
  addSyncMethod({
    init(channelKey, onUpdate) {
      // A name of its own: Slidev's channel stays open and would hear this window's own messages.
      const channel = new BroadcastChannel(`${channelKey} · calm`)
      let received: Partial<typeof sharedState> | undefined
      channel.addEventListener('message', ({ data }: MessageEvent<object>) => {
        received = data
        onUpdate(data)
        if (!received.lastUpdate)
          return
        // A new `lastUpdate` makes Slidev look again; where the window is already there, it does nothing.
        setTimeout(() => received === data && onUpdate(Object.assign({}, data, { lastUpdate: { ...received.lastUpdate } })), redeliverAfterMs)
      })
      return (state, updating) => {
        // For a task long Slidev takes every change for a followed one, this window's own move too;
        // an echo is only what says the same as the message.
        const { lastUpdate } = state as Partial<typeof sharedState>
        const isEcho = lastUpdate ? received && substance(received) === substance(state) : updating
        if (isEcho)
          return
        received = undefined
        channel.postMessage(toRaw(state))
      }
    },
  })
}
