import type { ComputedRef } from 'vue'
import type { Case } from '../logic/course-schema'
import { computed } from 'vue'
import cases from '#cases'
import { useSlide } from './useSlide'

export interface UseCaseReturn<C extends Case> {
  item: C
  /** Number of the flag shown on a message or area by now; 0 while it is hidden or has none. */
  flagAt: ComputedRef<(id: string) => number>
}

/**
 * A case of course/cases by id, and which of its flags the clicks have revealed.
 * @throws {Error} if there is no such case, or it is shown on another channel.
 */
export function useCase<C extends Case>(id: string, channel: C['channel']): UseCaseReturn<C> {
  const item = cases[id]
  if (item?.channel !== channel)
    throw new Error(`没有渠道为 ${channel} 的案例 “${id}”；course/cases 里有：${Object.keys(cases).join('、')}`)
  const { clicks } = useSlide()
  return {
    item: item as C,
    flagAt: computed(() => {
      const shown = clicks.value
      return (target: string) => {
        const index = item.flags.findIndex(flag => flag.at === target)
        return index >= 0 && shown > index ? index + 1 : 0
      }
    }),
  }
}
