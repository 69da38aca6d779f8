/** Rituals: what the two do again and again, each with its next time. */
import { Button, Empty, Page, RowDoor, Rows } from '#ui'
import { planWords } from '../../../shared/calendar/in-words.ts'
import { LaidDown } from '../agreements/agreements.tsx'
import type { Here } from '../here.tsx'

export const Rituals = (props: Here) => {
  const { words, view, go, language, other } = props
  const now = view.rituals.filter(({ phase }) => phase !== 'laid-down')
  return (
    <Page
      title={words.ritualsTitle}
      lead={words.ritualsNote}
      back={{ label: words.back, onBack: () => go('') }}
    >
      {now.length === 0 ? (
        <Empty title={words.noRituals} icon="calendar" />
      ) : (
        <Rows label={words.ritualsTitle}>
          {now.map(
            ({ id, content, phase }) =>
              content.kind === 'ritual' && (
                <RowDoor
                  key={id}
                  note={
                    phase === 'to-sign'
                      ? words.waitsForYou
                      : phase === 'waiting'
                        ? words.waitingTitle({ other: other.name })
                        : planWords(content.plan, language)
                  }
                  onClick={() => go(`/accord/${id}`)}
                >
                  {content.name}
                </RowDoor>
              ),
          )}
        </Rows>
      )}
      <div>
        <Button kind="primary" icon="plus" onClick={() => go('/rituals/new')}>
          {words.newRitual}
        </Button>
      </div>
      <LaidDown {...props} accords={view.rituals} />
    </Page>
  )
}
