/** Agreements: what waits, what both hold, and what was laid down. Nothing here says whether anybody kept to them. */
import { Button, Empty, Page, RowDoor, Rows } from '#ui'
import type { AccordView } from '../../index.ts'
import type { Here } from '../here.tsx'

export const Agreements = (props: Here) => {
  const { words, view, go } = props
  const now = view.agreements.filter(({ phase }) => phase !== 'laid-down')
  return (
    <Page
      title={words.agreementsTitle}
      lead={words.wishHeader}
      back={{ label: words.back, onBack: () => go('') }}
    >
      {now.length === 0 ? (
        <Empty title={words.noAgreements} icon="heart-handshake" />
      ) : (
        <Doors {...props} accords={now} label={words.agreementsTitle} />
      )}
      <div>
        <Button kind="primary" icon="plus" onClick={() => go('/agreements/new')}>
          {words.newAgreement}
        </Button>
      </div>
      <LaidDown {...props} accords={view.agreements} />
    </Page>
  )
}

/** A list of agreements or rituals, each with the one word on how it stands. */
export const Doors = ({
  accords,
  label,
  words,
  other,
  go,
}: Here & { readonly accords: readonly AccordView[]; readonly label: string }) => {
  const fill = { other: other.name }
  const notes: Readonly<Record<AccordView['phase'], string>> = {
    'to-sign': words.waitsForYou,
    waiting: words.waitingTitle(fill),
    standing: words.standingTitle,
    'laid-down': words.laidDownTitle,
  }
  return (
    <Rows label={label}>
      {accords.map(accord => (
        <RowDoor key={accord.id} note={notes[accord.phase]} onClick={() => go(`/accord/${accord.id}`)}>
          {shortOf(accord) || words.deletedWording}
        </RowDoor>
      ))}
    </Rows>
  )
}

export const LaidDown = ({ accords, ...props }: Here & { readonly accords: readonly AccordView[] }) => {
  const { words } = props
  const down = accords.filter(({ phase, erased }) => phase === 'laid-down' && !erased)
  if (down.length === 0) return null
  return (
    <details class="disclosure">
      <summary>{words.laidDownTitle}</summary>
      <Doors {...props} accords={down} label={words.laidDownTitle} />
    </details>
  )
}

const shortOf = ({ content }: AccordView): string => {
  const text = content.kind === 'agreement' ? content.text : content.kind === 'ritual' ? content.name : ''
  return text.length > 90 ? `${text.slice(0, 90).trimEnd()} …` : text
}
