/** Maneno ya mambo yaliyoahirishwa, kwa Kiswahili. */
import type { Words } from './en.ts'

export const sw: Words = {
  name: 'Bado',
  line: 'Uliyoyaahirisha. Ni wewe tu unayeweza kuyaona.',
}
