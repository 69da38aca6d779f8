/** The way to help, for the writer alone while they write. It blocks nothing, is sent nowhere, and nobody is told. */
import { LinkButton, Live, Notice } from '#ui'
import type { Language } from '../../screens.ts'
import { soundsHeavy } from './phrases.ts'

const said = {
  en: {
    title:
      'It sounds heavy. Are you thinking of ending your life or hurting yourself? You can talk to someone now.',
    nobody: 'Nobody is told of this card. Nothing is sent by it, and you can go on writing.',
    door: 'See help near you',
  },
  sw: {
    title:
      'Inaonekana ni mzito sana. Je, unafikiria kujiua au kujiumiza? Unaweza kuzungumza na mtu sasa hivi.',
    nobody: 'Hakuna anayeambiwa kuhusu kadi hii. Haitumi chochote, na unaweza kuendelea kuandika.',
    door: 'Tazama msaada ulio karibu nawe',
  },
} as const

export const Heavy = ({ language, text }: { language: Language; text: string }) => {
  const words = said[language]
  return (
    <Live>
      {soundsHeavy(text) && (
        <Notice
          tone="warm"
          title={words.title}
          actions={
            <LinkButton kind="plain" icon="life-buoy" href="/app/help">
              {words.door}
            </LinkButton>
          }
        >
          <p>{words.nobody}</p>
        </Notice>
      )}
    </Live>
  )
}
