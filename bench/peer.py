"""What the Python PyTorch peers of this folder share: on which device they run, whether through torch.compile, and how they wait for the device."""
import torch


def add_arguments(parser):
    parser.add_argument("--device", default="cpu", help="cpu, cuda or cuda:N")
    parser.add_argument("--compile", nargs="?", const="default", default="", metavar="MODE", help="through torch.compile, such as --compile reduce-overhead")
    parser.add_argument("--autocast", action="store_true", help="large products in bfloat16")
    parser.add_argument("--tf32", action="store_true", help="products of single precision may be rounded to TF32 (CUDA)")


def start(options):
    """The device, once the process is set up as the options say."""
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    device = torch.device(options.device)
    if device.type == "cuda":
        if not torch.cuda.is_available():
            raise SystemExit("this PyTorch sees no CUDA device")
        torch.cuda.set_device(device)
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = options.tf32
        torch.backends.cudnn.benchmark = True
    if options.compile and not hasattr(torch, "compile"):
        raise SystemExit(f"torch.compile is not in PyTorch {torch.__version__}")
    return device


def compiled(options, part):
    """A module or function as it is, or compiled where the options say so."""
    return torch.compile(part, mode=options.compile) if options.compile else part


def precision(options):
    """A context in which a model computes."""
    return torch.autocast(torch.device(options.device).type, torch.bfloat16, enabled=options.autocast)


def wait(device):
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def kind(options):
    """What ran, in a word or two."""
    return options.device + (", bfloat16" if options.autocast else "") + (", TF32" if options.tf32 else "") + (f", torch.compile {options.compile}" if options.compile else "")
