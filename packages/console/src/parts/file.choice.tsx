import { Alert, Button, FileButton } from "@mantine/core";

interface Choice {
  /** Endings that the window offers. */
  accept: string;
  choose: (chosen: File | null) => Promise<void>;
  /** What is on the button. */
  label: string;
  /** Why what was chosen is not taken. */
  wrong: string | undefined;
  /** The file that was. */
  name: string | undefined;
}

/** The choice of a file that is tried before it is loaded. */
export const FileChoice = ({ accept, choose, label, wrong, name }: Choice) => (
  <>
    <div className="acts">
      <FileButton accept={accept} onChange={(chosen) => void choose(chosen)}>
        {(props) => (
          <Button variant="default" {...props}>
            {label}
          </Button>
        )}
      </FileButton>
    </div>
    {wrong && <Alert color="red">{wrong}</Alert>}
    {name && (
      <p>
        <bdi>{name}</bdi>
      </p>
    )}
  </>
);
