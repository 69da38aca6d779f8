/** Settings: a page of doors, and nothing else. */
import { Page, RowDoor, Rows, Section } from '#ui'
import { useApp, useWords } from '../../app-context.tsx'
import { href } from '../../router.ts'
import { Two } from '../today.tsx'

/** Where each door leads is its name: `/settings/<door>`. */
const groups = [
  [
    'you',
    [
      ['name', 'user'],
      ['look', 'sun-moon'],
    ],
  ],
  [
    'safe',
    [
      ['lock', 'lock'],
      ['phones', 'smartphone'],
      ['words', 'key-round'],
    ],
  ],
  [
    'keep',
    [
      ['copy', 'download'],
      ['carry', 'send'],
      ['house', 'house'],
      ['storage', 'archive'],
      ['leave', 'door-open'],
    ],
  ],
  ['app', [['server', 'globe']]],
] as const

export const Settings = () => {
  const { world } = useApp()
  const { doors, settings: said } = useWords()
  return (
    <Page title={said.title}>
      {groups.map(([group, rows]) => (
        <Section key={group} title={doors.groups[group]}>
          <Rows>
            {rows.map(([door, icon]) => (
              <RowDoor key={door} icon={icon} href={href(`/settings/${door}`)}>
                <Two {...doors[door]} />
              </RowDoor>
            ))}
          </Rows>
        </Section>
      ))}
      <p class="quiet-text">
        {said.about} {said.version(world.version)}
      </p>
    </Page>
  )
}
