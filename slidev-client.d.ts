/**
 * The part of `@slidev/client` that the course uses, for the type checker only (see `paths` in tsconfig.json).
 * The package ships TypeScript source that does not pass our stricter options, so it is not followed.
 */
import type { ClicksContext, RenderContext, SlideInfo, SlideRoute } from '@slidev/types'
import type { ComputedRef, Ref } from 'vue'

export interface CourseSlideRoute extends SlideRoute {
  meta: SlideRoute['meta'] & { slide: SlideInfo & { frontmatter: Record<string, unknown> } }
}

export function useNav(): {
  slides: Ref<CourseSlideRoute[]>
  total: ComputedRef<number>
  isPrintMode: ComputedRef<boolean>
}

export function useSlideContext(): {
  $page: Ref<number>
  $clicks: Ref<number>
  $clicksContext: ClicksContext
  $frontmatter: Record<string, unknown>
  $renderContext: Ref<RenderContext>
}

export interface SharedState {
  page: number
  clicks: number
  clicksTotal: number
  lastUpdate?: { id: string, type: 'presenter' | 'viewer', time: number }
}

export const sharedState: SharedState

export function disableBuiltinSync(): void

export function addSyncMethod(sync: {
  init: <State extends object>(channelKey: string, onUpdate: (data: Partial<State>) => void, state: State, persist?: boolean) => (state: State, updating?: boolean) => void
}): void
