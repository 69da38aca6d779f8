/** The style sheet is imported for its effect alone; the bundler takes it from there. */
declare module '#ui/styles' {}
