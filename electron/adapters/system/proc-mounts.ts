// What is no disk of this computer: views of the kernel, and folders of other machines.
const pseudo =
  /^(?:proc|sysfs|devtmpfs|devpts|cgroup2?|securityfs|debugfs|tracefs|configfs|fusectl|mqueue|hugetlbfs|pstore|bpf|binfmt_misc|autofs|efivarfs|rpc_pipefs|nsfs|squashfs|fuse\.(?:portal|gvfsd-fuse|lxcfs))$/;
const network =
  /^(?:nfs4?|cifs|smb3|smbfs|ncpfs|afs|ceph|glusterfs|9p|drvfs|virtiofs|vboxsf|fuse\.(?:sshfs|rclone|s3fs|davfs2?|glusterfs|vmhgfs-fuse))$/;

/** The mount points in /proc/mounts that hold no fixed drive, the root itself never among them. */
export function barredMounts(text: string): readonly string[] {
  const points = new Set<string>();
  for (const line of text.split("\n")) {
    const [, point, type] = line.split(" ");
    if (!point || !type || point === "/") continue;
    if (pseudo.test(type) || network.test(type)) points.add(unescapeMount(point));
  }
  return [...points];
}

/** The kernel writes space, tab, newline and backslash in a mount point as three octal digits. */
function unescapeMount(point: string): string {
  return point.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCodePoint(Number.parseInt(digits, 8)),
  );
}
