/** The arguments cannot be understood: exit code 2. The message is in the user's language. */
export class UsageError extends Error {}
