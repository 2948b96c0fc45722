import { defineAppSetup } from '@slidev/types'
import { loadNotes } from '#late-notes'
import { installCalmSync } from '../composables/useCalmSync'

/** Slidev hook: what the whole app needs before its first page. */
export default defineAppSetup(({ router }) => {
  installCalmSync(router)
  router.beforeEach(to => to.name === 'play' ? undefined : loadNotes())
})
