/** Behind the door of the settings: the spaces one can leave, those one has left, and the end of everything here. */
import { RowDoor, Rows, Section } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { href } from '../router.ts'
import { leavePath, leftPath } from '../spaces.ts'
import { useGoing } from './going-words.ts'
import { SettingsPage } from './settings/settings-page.tsx'
import { Two } from './today.tsx'

export const LeaveOrDelete = () => {
  const { haven } = useApp()
  const { doors, nav } = useWords()
  const said = useGoing().ending
  const pairs = haven.pairs.value.filter(({ other }) => other !== null)
  const left = haven.parting.left.value
  return (
    <SettingsPage title={doors.leave.title} lead={said.lead}>
      <Section title={said.spaces}>
        {pairs.length === 0 ? (
          <p>{said.none}</p>
        ) : (
          <Rows>
            {pairs.map(pair => (
              <RowDoor key={pair.id} icon="door-open" href={href(leavePath(pair))}>
                <Two title={nav.with(pair.other?.name ?? '')} line={said.leaveLine} />
              </RowDoor>
            ))}
          </Rows>
        )}
      </Section>
      {left.length > 0 && (
        <Section title={said.leftTitle}>
          <Rows>
            {left.map(view => (
              <RowDoor key={view.id} icon="archive" href={href(leftPath(view))}>
                <Two title={nav.with(view.other?.name ?? '')} line={said.leftLine} />
              </RowDoor>
            ))}
          </Rows>
        </Section>
      )}
      <Section title={said.all}>
        <Rows>
          <RowDoor icon="trash" href={href('/settings/delete')}>
            <Two title={said.wipe} line={said.wipeLine} />
          </RowDoor>
        </Rows>
      </Section>
    </SettingsPage>
  )
}
