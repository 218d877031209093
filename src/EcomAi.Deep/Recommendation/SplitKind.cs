namespace EcomAi.Deep.Recommendation;

/// <summary>How rows are held out of training.</summary>
public enum SplitKind
{
    /// <summary>A user's last row is the test row and the second-last the validation row; users with fewer than 3 rows only train.</summary>
    LeaveOneOut,

    /// <summary>The test rows (and, if named, the validation rows) come from files of their own.</summary>
    Given,
}
