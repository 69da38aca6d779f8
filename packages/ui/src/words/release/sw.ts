/** Toleo jipya ambalo si lile lililotiwa saini. */
import type { release as english } from './en.ts'

export const release: typeof english = {
  refusedTitle: 'Toleo jipya limekataliwa',
  what: 'Seva imeleta Kimbilio ambayo watengenezaji wake hawakuitia saini, au ya zamani.',
  safe: 'Toleo lililo kwenye simu hii linaendelea kufanya kazi. Uliyoandika yapo, hayajaguswa.',
  do: 'Mwombe anayeendesha seva yako aikague. Ukiifuta programu hii kabla, ile iliyokataliwa huenda ikaja badala yake.',
}
