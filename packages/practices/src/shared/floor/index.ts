/** The floor: a screen that says from across a room whose turn it is, and a light that says how much time there is. */
export { EdgeOfLight } from './edge.tsx'
export { Floor } from './floor.tsx'
export { useHeading } from './heading.ts'
