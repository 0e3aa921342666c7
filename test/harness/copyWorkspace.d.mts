/** Makes a copy of the fixture workspace and gives its folder; deleted when this process ends. */
export function copyWorkspace(): string;
