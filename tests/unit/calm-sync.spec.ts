import type { Router } from 'vue-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

interface State { page: number, clicks: number, lastUpdate?: { id: string, type: string, time: number } }
type Write = (state: State, updating?: boolean) => void

const added: { init: (key: string, onUpdate: (data: State) => void, state: State) => Write }[] = []
vi.mock('@slidev/client', () => ({ addSyncMethod: (method: typeof added[0]) => added.push(method), disableBuiltinSync: () => {}, sharedState: {} }))

class FakeChannel {
  static last: FakeChannel
  sent: unknown[] = []
  private hear: (event: { data: State }) => void = () => {}
  constructor() {
    FakeChannel.last = this
  }

  addEventListener(_: string, hear: (event: { data: State }) => void): void {
    this.hear = hear
  }

  postMessage(data: unknown): void {
    this.sent.push(structuredClone(data))
  }

  receive(data: State): void {
    this.hear({ data })
  }
}

let write: Write
let state: State

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('__SLIDEV_HAS_SERVER__', false)
  vi.stubGlobal('BroadcastChannel', FakeChannel)
  const { installCalmSync } = await import('../../composables/useCalmSync.ts')
  installCalmSync({} as Router)
  state = { page: 1, clicks: 0 }
  write = added.at(-1)!.init('nav', data => Object.assign(state, data), state)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function other(page: number): State {
  return { page, clicks: 0, lastUpdate: { id: 'p', type: 'presenter', time: 0 } }
}

it('a window that only followed says nothing', () => {
  FakeChannel.last.receive(other(11))
  write(state, true)
  state.lastUpdate = { id: 'v', type: 'viewer', time: 1 }
  write(state)
  expect(FakeChannel.last.sent).toEqual([])
})

it('a move of its own is sent, even in the task in which an update came in', () => {
  FakeChannel.last.receive(other(11))
  Object.assign(state, { page: 10, lastUpdate: { id: 'v', type: 'viewer', time: 1 } })
  write(state, true)
  expect(FakeChannel.last.sent).toMatchObject([{ page: 10 }])
})

it('delivers an update once more, unless the window has moved on itself', () => {
  FakeChannel.last.receive(other(11))
  state.page = 1
  vi.runAllTimers()
  expect(state.page).toBe(11)

  FakeChannel.last.receive(other(12))
  Object.assign(state, { page: 10 })
  write(state)
  vi.runAllTimers()
  expect(state.page).toBe(10)
})
